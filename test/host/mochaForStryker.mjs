// Stryker's runner asks for files of mocha without their ending, which mocha 12 changed to .cjs.
import Module from 'node:module';

Module._extensions['.cjs'] ??= Module._extensions['.js'];
