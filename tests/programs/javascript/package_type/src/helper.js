export const helper = () => 'subpath import';
