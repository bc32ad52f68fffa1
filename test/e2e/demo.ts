import { eventually } from './eventually';
import { openSession, type Session, type SessionOptions } from './session';
import type { Theme, Workbench } from './workbench';

/** An email that is being sent when the demo starts: it has opens and clicks already. */
export const SENDING = /^Loyalty – your year in points/;

/** The class that VS Code gives the body of a webview. */
const PANEL_CLASSES: Readonly<Record<Theme, string>> = {
  light: 'vscode-light',
  hc: 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
  dark: 'vscode-dark',
};

/** Opens VS Code, starts the demo instance from the welcome view, and waits for its deliveries. */
export async function openDemo(options: SessionOptions): Promise<Session> {
  const session = await openSession(options);
  const { workbench } = session;
  await workbench.view('Delivery Doctor');
  await workbench.welcomeButton('Try the Demo Instance').click();
  await workbench.treeItem(SENDING).first().waitFor({ timeout: 60_000 });
  return session;
}

/** Changes the colours, and waits until the panel in front has them too. */
export async function changeTheme(workbench: Workbench, theme: Theme): Promise<void> {
  await workbench.theme(theme);
  const body = workbench.webview().locator('body');
  await eventually(
    async () => (await body.getAttribute('class')) ?? '',
    (names) => names.split(' ').includes(PANEL_CLASSES[theme]),
  );
}
