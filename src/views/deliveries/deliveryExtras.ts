import type * as vscode from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import type { ReportFix } from '../../shared/report';

/** A line below a delivery that another feature adds, such as a finding of the last diagnosis. */
export interface ExtraLine {
  /** Unique among the lines of one delivery; no volatile text. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: vscode.MarkdownString;
  readonly icon?: vscode.ThemeIcon;
  /** For `when` clauses of the view's menus. */
  readonly contextValue?: string;
  /** What the menu of the line offers to do. */
  readonly fixes?: readonly ReportFix[];
  /** What a click does. */
  readonly command?: vscode.Command;
  /** What a screen reader says; label and description when absent. */
  readonly spoken?: string;
}

/**
 * What other features add to the deliveries of the tree, without knowing its nodes. Everything is asked for
 * synchronously, from what is known already: a tree must not wait for a diagnosis.
 */
export interface DeliveryExtras {
  /** Fires when the lines or remarks of one delivery changed. */
  readonly onDidChange: (listener: (ref: DeliveryRef) => void) => { dispose(): unknown };
  /** Lines below the delivery; with none it is a leaf. */
  lines(ref: DeliveryRef): readonly ExtraLine[];
  /** Lines at the end of its tooltip. */
  remarks(ref: DeliveryRef): readonly string[];
}

/** What several features add, one after another. */
export function joinedExtras(all: readonly DeliveryExtras[]): DeliveryExtras {
  return {
    onDidChange: (listener) => {
      const listeners = all.map((one) => one.onDidChange(listener));
      return {
        dispose: () => {
          for (const one of listeners) {
            one.dispose();
          }
        },
      };
    },
    lines: (ref) => all.flatMap((one) => one.lines(ref)),
    remarks: (ref) => all.flatMap((one) => one.remarks(ref)),
  };
}
