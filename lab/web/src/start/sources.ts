// SPDX-License-Identifier: Apache-2.0
// Where each kind of file is published. A test holds the addresses against scripts/official-files.tsv.
import type {Kind} from "./api.ts";
import type {Word} from "../words.ts";

export interface Source { publisher: Word; address: string | null }

export const sources: Partial<Record<Kind, Source>> = {
  grid: {publisher: "start.source.grid", address: "https://www.insee.fr/fr/statistiques/7655515"},
  urban_units: {publisher: "start.source.urban_units", address: "https://www.insee.fr/fr/information/4802589"},
  communes: {publisher: "start.source.communes", address: "https://www.insee.fr/fr/statistiques/6011070"},
  incomes: {publisher: "start.source.incomes", address: "https://www.insee.fr/fr/statistiques/6036907"},
  quartiers: {
    publisher: "start.source.quartiers",
    address: "https://www.data.gouv.fr/fr/datasets/quartiers-prioritaires-de-la-politique-de-la-ville-qpv/",
  },
  actions: {publisher: "start.source.actions", address: null},
};
