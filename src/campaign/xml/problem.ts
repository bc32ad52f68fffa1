/** Why a body could not be read. Turned into a CampaignError by the caller, who knows what was being done. */
export interface ReadProblem extends Error {
  readonly problem: 'malformed' | 'truncated' | 'tooLarge';
}

class ReadProblemError extends Error implements ReadProblem {
  readonly problem: ReadProblem['problem'];

  constructor(problem: ReadProblem['problem'], reason: string) {
    super(reason);
    this.name = 'ReadProblem';
    this.problem = problem;
  }
}

export function readProblem(problem: ReadProblem['problem'], reason: string): ReadProblem {
  return new ReadProblemError(problem, reason);
}

export function isReadProblem(error: unknown): error is ReadProblem {
  return error instanceof ReadProblemError;
}
