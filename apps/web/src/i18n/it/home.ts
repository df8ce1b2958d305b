export const home = {
  title: 'Buon lavoro, {{name}}',
};
