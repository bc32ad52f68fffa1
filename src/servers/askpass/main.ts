// The program that ssh starts to ask for a password (SSH_ASKPASS): hands the question to the window and prints its answer.
import { connect } from 'node:net';
import { ASKPASS_SERVER, ASKPASS_SOCKET, ASKPASS_TOKEN, type AskpassRequest } from './askpass';

const { env, argv } = process;
const request: AskpassRequest = {
  token: env[ASKPASS_TOKEN] ?? '',
  server: env[ASKPASS_SERVER] ?? '',
  prompt: argv[2] ?? '',
  // `confirm` is a question of yes or no, `none` only says what to do with a hardware key.
  kind: env['SSH_ASKPASS_PROMPT'] ?? '',
};

let answer = '';
process.exitCode = 1;
const socket = connect(env[ASKPASS_SOCKET] ?? '');
socket.setEncoding('utf8');
socket.on('error', () => {
  process.exitCode = 1;
});
socket.on('data', (text: string) => {
  answer += text;
});
socket.on('end', () => {
  const given: unknown = answer === '' ? undefined : JSON.parse(answer);
  if (typeof given !== 'string') {
    return;
  }
  process.stdout.write(`${given}\n`);
  process.exitCode = 0;
});
socket.write(`${JSON.stringify(request)}\n`);
