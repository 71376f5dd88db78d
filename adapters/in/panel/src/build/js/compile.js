// Checks the modules with TypeScript's compiler and writes them as plain modules; answers what is
// wrong with them, or nothing.
(disk, names) => {
  const options = {
    strict: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noUncheckedIndexedAccess: true,
    noEmitOnError: true,
    skipLibCheck: true,
    types: [],
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    jsx: ts.JsxEmit.ReactJSX,
    jsxImportSource: 'preact',
    removeComments: true,
  };
  const texts = new Map();
  const read = (name) => {
    if (!texts.has(name)) {
      texts.set(name, disk.read(name) ?? undefined);
    }
    return texts.get(name);
  };
  const host = {
    fileExists: (name) => read(name) !== undefined,
    readFile: read,
    getSourceFile: (name, version) => {
      const text = read(name);
      return text === undefined ? undefined : ts.createSourceFile(name, text, version);
    },
    getDefaultLibFileName: () => '/lib/lib.es2022.d.ts',
    getDefaultLibLocation: () => '/lib',
    getCurrentDirectory: () => '/src',
    getDirectories: () => [],
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: (name, text) => disk.write(name, text),
  };
  const program = ts.createProgram(Array.from(names, (name) => '/src/' + name), options, host);
  const problems = [...ts.getPreEmitDiagnostics(program)];
  if (problems.length === 0) {
    problems.push(...program.emit().diagnostics);
  }
  return ts.formatDiagnostics(problems, host);
};
