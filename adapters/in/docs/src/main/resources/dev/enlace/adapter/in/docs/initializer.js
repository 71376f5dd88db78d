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

// By day and by night, as the reader's system says. Swagger UI knows a dark theme and no such wish.
const night = window.matchMedia('(prefers-color-scheme: dark)');
const followTheSky = () => document.documentElement.classList.toggle('dark-mode', night.matches);
night.addEventListener('change', followTheSky);
followTheSky();

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
