// Shows what an extension looks like in a real VS Code: runs a small script against the workbench and takes a picture.
//
//   node test/host/look.mjs --out FILE.png [--script FILE.mjs] [--extension DIR] [--theme dark|light|hc|hc-light]
//                           [--size 1280x800] [--folder DIR] [--setting key=json] [--env NAME=VALUE] [--demo]
//
// --demo starts dist/demo.js for *Try the Demo Instance* to join. DIR is a folder with a built extension (default: this one; build first: node esbuild.mjs). The script is an ES module:
//
//   export default async (page, workbench) => {
//     await workbench.view('Delivery Doctor');            // page: playwright's Page, workbench: test/e2e/workbench.ts
//     await workbench.treeItem('Instances').click();
//     await workbench.screenshot('/tmp/step-1.png');      // more pictures on the way
//   };
//
// What the extension or a panel logs as an error in the browser is printed, and makes the exit code 1.
import { load } from './load.mjs';

const { look } = await load('look');
await look(process.argv.slice(2));
