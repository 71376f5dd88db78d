// Operations are tried on the server that this page came from; its policy allows no other.
const onThisServer = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: (update) => (contract) => update({ ...contract, servers: [] }),
      },
    },
  },
});

// What Swagger UI leaves out for those who hear the page, or have no mouse: landmarks around all
// parts, a level of headings, names of some controls, and code that a keyboard can scroll. A link
// within a button goes; its operation keeps its address.
const withoutBarriers = ({ React: { createElement, Fragment } }) => {
  const unseen = (tag, text) => createElement(tag, { className: 'unseen' }, text);
  const after = (text) => (Part) => (props) =>
    createElement(Fragment, null, text, createElement(Part, props));
  const within = (tag, attributes, text) => (Part) => (props) =>
    createElement(tag, attributes, text?.(props), createElement(Part, props));
  const labelled = (name) => within('label', null, (props) => unseen('span', name(props)));

  return {
    wrapComponents: {
      InfoContainer: within('header', { role: 'banner' }),
      AuthorizeBtnContainer: within('section', { 'aria-label': 'Authorization' }, () =>
        unseen('h2', 'Authorization'),
      ),
      operations: after(unseen('h2', 'Operations')),
      OperationSummaryPath: (Path) => ({ operationProps, ...props }) =>
        createElement(Path, {
          ...props,
          operationProps: operationProps.set('isDeepLinkingEnabled', false),
        }),
      CloseIcon: after(unseen('span', 'Close')),
      ExamplesSelect: labelled(() => 'Example'),
      JsonSchema_boolean: labelled(({ description }) => description),
      JsonSchema_string: labelled(({ description }) => description),
      RequestBodyEditor: labelled(() => 'Request body'),
      SyntaxHighlighter: within('div', { className: 'code', role: 'group', tabIndex: 0 }),
    },
  };
};

// By day and by night, as the reader's system says. Swagger UI knows a dark theme and no such wish.
const night = window.matchMedia('(prefers-color-scheme: dark)');
const followTheSky = () => document.documentElement.classList.toggle('dark-mode', night.matches);
night.addEventListener('change', followTheSky);
followTheSky();

SwaggerUIBundle({
  url: '/openapi.yaml',
  domNode: document.getElementById('reference'),
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [onThisServer, withoutBarriers],
  layout: 'BaseLayout',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: false,
  syntaxHighlight: { theme: 'obsidian' },
  validatorUrl: null,
});
