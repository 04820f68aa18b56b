import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The compiler on all sources and specs at once, kept in memory: it can be asked about a changed text. */
export class Compiler {
  #changed = new Map();
  #versions = new Map();
  #service;

  /** @param files paths from the root */
  constructor(root, files) {
    this.files = files;
    this.root = root;
    const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
    const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
    const settings = {
      ...options,
      composite: false,
      declaration: false,
      declarationMap: false,
      noEmit: true,
      types: ['jest', 'node'],
    };
    this.#service = ts.createLanguageService({
      getCompilationSettings: () => settings,
      getCurrentDirectory: () => root,
      getScriptFileNames: () => files.map((file) => join(root, file)),
      getScriptVersion: (path) => String(this.#versions.get(path) ?? 0),
      getScriptSnapshot: (path) => {
        const text = this.#changed.get(path) ?? ts.sys.readFile(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
      realpath: ts.sys.realpath,
    });
  }

  textOf(file) {
    return readFileSync(join(this.root, file), 'utf8');
  }

  treeOf(file) {
    return ts.createSourceFile(file, this.textOf(file), ts.ScriptTarget.Latest, true);
  }

  /** Takes another text for a file; undefined for the one on disk. */
  change(file, text) {
    const path = join(this.root, file);
    if (text === undefined) this.#changed.delete(path);
    else this.#changed.set(path, text);
    this.#versions.set(path, (this.#versions.get(path) ?? 0) + 1);
  }

  /** The complaints about a file. */
  complaintsOf(file) {
    const path = join(this.root, file);
    return [
      ...this.#service.getSyntacticDiagnostics(path),
      ...this.#service.getSemanticDiagnostics(path),
    ].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  }
}
