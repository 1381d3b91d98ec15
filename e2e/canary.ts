/** A token as it would be leaked: it may stand nowhere but in requests to its own endpoint. */
export const canary = 'hf_CANARYabcdefghijklmnopqrstuvwxyz';
