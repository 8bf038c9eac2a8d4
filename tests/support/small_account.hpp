// SPDX-License-Identifier: Apache-2.0
/// An account of an import with one of everything, for tests of what reports say of it.
#pragma once

#include "inputs/programme/import_account.hpp"

namespace carreau::testing {

inline inputs::ImportAccount small_account() {
  using inputs::RowKind;
  inputs::TableAccount table;
  table.table = "a.csv";
  table.rows = 9;
  table.blank = 1;
  table.actions = 2;
  table.joined = 1;
  table.refused = 1;
  const auto place = [](std::int64_t row, const char* column) {
    return Place{"a.csv", row, column};
  };
  const Euros total = Euros::from_cents(300'050);
  table.set_aside = {{place(2, ""), RowKind::heading, "Axe 1", {}},
                     {place(5, ""), RowKind::total, "TOTAL", {{"CAF", total}}},
                     {place(6, ""), RowKind::header, "Réf", {}},
                     {place(7, ""), RowKind::note, "NB", {}},
                     {place(8, ""), RowKind::corrected, "A7", {}}};
  table.unknown = {{place(3, "Statut"), "Peut-être", Euros::whole(1'000)},
                   {place(4, "Statut"), "Peut-être", Euros::whole(500)},
                   {place(4, "CAF"), "3 + FPH", {}}};
  table.columns = {
      {"CAF",
       {0, false, Measure::granted, "CAF", false},
       4,
       Euros::whole(6'000),
       Euros::from_cents(250'000),
       Euros::from_cents(49'950),
       total},
      {"Public", {1, true, {}, "", false, false}, 2, Euros::whole(30), Euros::whole(30), {}, {}},
      {"Divers", {2, false, {}, "", false, false}, 3, Euros::whole(7), {}, {}, {}},
      {"Coût", {3, false, {}, "", false, true}, 1, Euros::whole(9), Euros::whole(9), {}, {}}};
  table.totals = {{place(5, "CAF"), "TOTAL", total, Euros::from_cents(250'000)},
                  {place(9, "CAF"), "Total CAF", total, total}};
  return {{table}};
}

}  // namespace carreau::testing
