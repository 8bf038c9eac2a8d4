// SPDX-License-Identifier: Apache-2.0
// Imported first: modules that ask for the language find the address of a French page.
Object.assign(globalThis, {location: {hash: ""}});
export {};
