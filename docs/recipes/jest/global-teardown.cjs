module.exports = () => globalThis.timeneyeMock.close();
