// Starts `candor lsp` for the pages, data and settings of a site.

const { window, workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

exports.activate = async () => {
  const command = workspace.getConfiguration('candor').get('program');
  const languages = ['markdown', 'yaml', 'toml', 'html', 'css'];
  const documentSelector = languages.map((language) => ({ scheme: 'file', language }));
  // VS Code has no language `toml` of its own: such a file has none there.
  documentSelector.push({ scheme: 'file', pattern: '**/*.toml' });
  client = new LanguageClient('candor', 'Candor', { command, args: ['lsp'] }, { documentSelector });
  try {
    await client.start();
  } catch {
    client = undefined;
    window.showErrorMessage(
      `The program "${command}" could not be started. In a terminal, "${command} --version" should answer; ` +
        'if candor lies elsewhere, name it in the setting "candor.program", then restart VS Code.',
    );
  }
};

exports.deactivate = () => client?.stop();
