// The packages that the mock loads on first use, because they take longer to load than a mock takes to start.
// Prism's modules are named one by one: the entry of @stoplight/prism-http loads a generator of random data that takes a
// second to load and is not used here. Prism has no exports map, so deep imports work only with the pinned version;
// tests/mock/prism.test.ts pins each of them.
// The package contains this file bundled with its dependencies (scripts/release/bundle-packages.ts).
module.exports = {
  get validateInput() {
    return require('@stoplight/prism-http/dist/validator').validateInput;
  },
  get validateOutput() {
    return require('@stoplight/prism-http/dist/validator').validateOutput;
  },
  get mock() {
    return require('@stoplight/prism-http/dist/mocker').default;
  },
  get transformOperation() {
    return require('@stoplight/http-spec/oas3/operation').transformOas3Operation;
  },
  get OPERATION_CONFIG() {
    return require('@stoplight/http-spec/oas').OPERATION_CONFIG;
  },
  get bundleTarget() {
    return require('@stoplight/json').bundleTarget;
  },
  get decycle() {
    return require('@stoplight/json').decycle;
  },
  // As Prism requires it, so that both use one copy.
  get Ajv2020() {
    return require('ajv/dist/2020').Ajv2020;
  },
  get addFormats() {
    return require('ajv-formats').default;
  },
};
