// Operations are tried on the server that this page came from; its policy allows no other.
const onThisServer = () => ({
  statePlugins: {
    spec: {
      wrapActions: {
        updateJsonSpec: (update) => (contract) =>
          update({ ...contract, servers: [{ url: window.location.origin }] }),
      },
    },
  },
});

SwaggerUIBundle({
  url: '/openapi.yaml',
  domNode: document.getElementById('reference'),
  presets: [SwaggerUIBundle.presets.apis],
  plugins: [onThisServer],
  layout: 'BaseLayout',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  persistAuthorization: false,
  validatorUrl: null,
});
