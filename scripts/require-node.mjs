// Refuses a Node that is too old to run even these scripts. Imported first, and written so that an old Node can read it.

const major = Number(process.versions.node.split('.')[0]);
if (major < 18) {
  process.stderr.write(
    'Keepwell needs Node 18 or newer to start; this is Node ' +
      process.versions.node +
      '. Install a newer Node from your system or from nodejs.org, then run the command again.\n' +
      '留客需要 Node 18 或更高版本才能启动，当前为 Node ' +
      process.versions.node +
      '。请先安装较新的 Node，然后重新运行该命令。\n',
  );
  process.exit(1);
}
