import * as vscode from 'vscode';
import { askSuggesting } from './suggestBox';
import { BACK, type Choice, type InputRemark, type InputRequest, type PickRequest, type Prompter } from './prompter';

const SEVERITIES = {
  error: vscode.InputBoxValidationSeverity.Error,
  warning: vscode.InputBoxValidationSeverity.Warning,
  info: vscode.InputBoxValidationSeverity.Info,
} as const;

/** A line of a pick; a line of a remark has no choice, and picking it does nothing. */
type Item<T> = vscode.QuickPickItem & { readonly choice?: Choice<T> };

/** Characters that fit into a line of a quick pick. */
const LINE = 84;

/** Asks by VS Code's quick picks and input boxes, which stay open when the focus goes elsewhere (to copy an address, say). */
export const quickPrompter: Prompter = {
  async pick<T>(request: PickRequest<T>): Promise<T | typeof BACK | undefined> {
    const pick = vscode.window.createQuickPick<Item<T>>();
    dress(pick, request);
    pick.placeholder = request.placeholder;
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    const items = request.choices.map((choice) => itemOf(choice));
    pick.items = [...remarkItems(request.remark), ...items];
    const selected = items.filter(({ choice }) => choice?.value === request.selected);
    pick.activeItems = selected.length > 0 ? selected : items.slice(0, 1);
    return answerOf(pick, (settle) => {
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen?.choice !== undefined) {
          settle(chosen.choice.value);
        }
      });
    });
  },

  async input(request: InputRequest): Promise<string | typeof BACK | undefined> {
    const box = vscode.window.createInputBox();
    dress(box, request);
    box.prompt = request.prompt;
    box.placeholder = request.placeholder;
    box.value = request.value ?? '';
    box.password = request.secret ?? false;
    return answerOf(box, (settle) => {
      const remark = (): InputRemark | undefined => request.check?.(box.value);
      box.onDidChangeValue(() => {
        box.validationMessage = box.value === '' ? undefined : shown(remark());
      });
      box.onDidAccept(() => {
        const found = remark();
        if (found?.severity === 'error') {
          box.validationMessage = shown(found);
        } else {
          settle(box.value);
        }
      });
    });
  },

  suggest: (request) => askSuggesting(request),
};

function itemOf<T>(choice: Choice<T>): Item<T> {
  const { label, description, detail, icon } = choice;
  return { label, description, detail, iconPath: icon === undefined ? undefined : new vscode.ThemeIcon(icon), choice };
}

/** A long remark as lines above the choices, since a pick has no room for it elsewhere. */
function remarkItems(remark: string | undefined): readonly Item<never>[] {
  if (remark === undefined) {
    return [];
  }
  const lines = remark.split(/\s+/).reduce<readonly string[]>((done, word) => {
    const last = done.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    return longer.length > LINE ? [...done, word] : [...done.slice(0, -1), longer];
  }, []);
  return [
    ...lines.map((label) => ({ label, alwaysShow: true })),
    { label: vscode.l10n.t('What now?'), kind: vscode.QuickPickItemKind.Separator },
  ];
}

function dress(
  input: vscode.QuickInput & { buttons: readonly vscode.QuickInputButton[] },
  request: PickRequest<unknown> | InputRequest,
): void {
  input.title = request.title;
  input.ignoreFocusOut = true;
  if (request.place === undefined) {
    return;
  }
  input.step = request.place.number;
  input.totalSteps = request.place.total;
  if (request.place.canGoBack) {
    input.buttons = [vscode.QuickInputButtons.Back];
  }
}

function shown(
  remark: InputRemark | undefined,
): { message: string; severity: vscode.InputBoxValidationSeverity } | undefined {
  return remark === undefined ? undefined : { message: remark.text, severity: SEVERITIES[remark.severity] };
}

/** What quick picks and input boxes have in common that we need. */
type Asking = vscode.QuickInput & { readonly onDidTriggerButton: vscode.Event<vscode.QuickInputButton> };

/** Shows the input, waits for an answer, Back or Escape, and lets go of it. */
async function answerOf<T>(
  input: Asking,
  listen: (settle: (value: T | typeof BACK) => void) => void,
): Promise<T | typeof BACK | undefined> {
  try {
    return await new Promise((resolve) => {
      listen(resolve);
      input.onDidTriggerButton(() => {
        resolve(BACK);
      });
      input.onDidHide(() => {
        resolve(undefined);
      });
      input.show();
    });
  } finally {
    input.dispose();
  }
}
