/** The address of the page that looks after this one, which is no link. */
export const checkupLink = 'checkup';
