export const kind = 'module by package.json';
