process.stdout.write('aims\n');
