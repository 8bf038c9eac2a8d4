// SPDX-License-Identifier: Apache-2.0
#include "results/sample_tables.hpp"

#include "files/delimited_text.hpp"
#include "sample/random.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <utility>

namespace carreau::results {

namespace {

/// Made-up names contain neither commas nor quotes, so no field needs quoting.
void append_field(std::string_view field, std::string& text) {
  text += field;
  text += ',';
}

void append_tenths(double value, char mark, std::string& text) {
  // Tenths are computed first, so that 2.96 is written as 3 and not as 2.10.
  const std::int64_t tenths = std::llround(value * 10.0);
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.begin(), digits.end(), tenths / 10).ptr;
  text.append(digits.begin(), end);
  if (tenths % 10 == 0) return;
  text += mark;
  text += static_cast<char>('0' + tenths % 10);
}

/// Appends the identifier of the square of `side` cells that contains a cell.
void append_square(CellPosition cell, std::int32_t side, std::string& text) {
  fmt::format_to(std::back_inserter(text), "CRS3035RES{}mN{}E{},", side * 200,
                 cell.row / side * side * 200, cell.column / side * side * 200);
}

void append_grid(const SampleRegion& region, std::string& text) {
  for (const PublishedCell& cell : region.cells) {
    append_square(cell.position, 1, text);
    append_square(cell.position, 5, text);
    append_square(cell.position, cell.natural_side, text);
    text += cell.is_imputed ? "1," : "0,";
    text += cell.is_kilometre_imputed ? "1," : "0,";
    text += cell.communes;
    for (const double value : cell.values) {
      text += ',';
      append_tenths(value, '.', text);
    }
    text += '\n';
  }
}

void append_composition(const SampleRegion& region, std::string& text) {
  for (const SampleCommune& commune : region.communes) {
    append_field(commune.code, text);
    append_field(commune.name, text);
    if (!commune.unit) {
      // INSEE has one code for all rural communes of a département, ending in 000.
      fmt::format_to(std::back_inserter(text),
                     "{0}000,Communes hors unité urbaine du département {0},HORS UNITE URBAINE,H,",
                     commune.department);
    } else {
      const SampleUnit& unit = region.units[*commune.unit];
      append_field(unit.code, text);
      append_field(unit.name, text);
      text += "UNITE URBAINE,";
      // I isolated, C centre, B suburb, as in STATUT_2017.
      append_field(unit.communes == 1 ? "I" : commune.is_centre ? "C" : "B", text);
    }
    append_field(commune.department, text);
    text += commune.region + '\n';
  }
}

void append_communes(const SampleRegion& region, std::string& text) {
  for (const SampleCommune& c : region.communes) {
    fmt::format_to(std::back_inserter(text), "{},{},commune-actuelle,{},{},{},{},{},{}\n", c.code,
                   c.name, c.municipal_population, c.total_population, c.department, c.region,
                   c.epci, c.epci_name);
  }
}

std::int64_t published(const IncomeHistogram& incomes, double order) {
  return std::llround(incomes.quantile(order) / 10.0) * 10;
}

/// The figures that INSEE publishes for a unit of this size.
enum class PublishedDetail : std::uint8_t { nothing, median, quantiles };

PublishedDetail detail_of(const SampleUnit& unit) {
  if (unit.municipal_population >= 5'000) return PublishedDetail::quantiles;
  // Some small units are secret, the same ones each time: chosen by their code, not at random.
  std::uint64_t key = 0;
  for (const char c : unit.code) key = scramble(key ^ static_cast<unsigned char>(c));
  return key % 12 == 0 ? PublishedDetail::nothing : PublishedDetail::median;
}

void append_incomes(const SampleRegion& region, std::string& text) {
  constexpr std::array<double, 8> kDeciles = {0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9};
  for (const SampleUnit& unit : region.units) {
    const IncomeLedger& ledger = unit.incomes;
    const IncomeHistogram& incomes = ledger.declared;
    const PublishedDetail detail =
        incomes.weight() == 0 ? PublishedDetail::nothing : detail_of(unit);
    fmt::format_to(std::back_inserter(text), "{};{};{};{};", unit.code, unit.name,
                   ledger.households, (ledger.half_people + 1) / 2);
    append_tenths(ledger.consumption_units, ',', text);
    if (detail != PublishedDetail::quantiles) {
      // Secret figures are empty fields, as in FILO tables.
      text += ";;";
      if (detail == PublishedDetail::median) text += std::to_string(published(incomes, 0.5));
      text += ";;;;;;;;;;;\n";
      continue;
    }
    const std::int64_t low = published(incomes, 0.25);
    const std::int64_t high = published(incomes, 0.75);
    fmt::format_to(std::back_inserter(text), ";{};{};{};{}", low, published(incomes, 0.5), high,
                   high - low);
    for (const double decile : kDeciles) text += ';' + std::to_string(published(incomes, decile));
    text += ';';
    append_tenths(incomes.quantile(0.9) / incomes.quantile(0.1), ',', text);
    text += '\n';
  }
}

}  // namespace

SampleTable grid_table() {
  return {"carreaux_200m_met.csv",
          "idcar_200m,idcar_1km,idcar_nat,i_est_200,i_est_1km,lcog_geo,ind,men,men_pauv,men_1ind,"
          "men_5ind,men_prop,men_fmp,ind_snv,men_surf,men_coll,men_mais,log_av45,log_45_70,"
          "log_70_90,log_ap90,log_inc,log_soc,ind_0_3,ind_4_5,ind_6_10,ind_11_17,ind_18_24,"
          "ind_25_39,ind_40_54,ind_55_64,ind_65_79,ind_80p,ind_inc\n",
          append_grid};
}

SampleTable composition_table() {
  return {"uu2020_composition.csv", "CODGEO,LIBGEO,UU2020,LIBUU2020,TYPE_COM,STATUT_2017,DEP,REG\n",
          append_composition};
}

SampleTable commune_table() {
  return {
      "communes.csv",
      "code,nom,type,population_municipale,population_totale,departement,region,epci,epci_nom\n",
      append_communes};
}

SampleTable income_table() {
  return {"incomes.csv",
          // The byte order mark, the semicolons and the decimal commas of INSEE's files.
          std::string(files::kByteOrderMark) +
              "CODGEO;LIBGEO;NBMEN19;NBPERS19;NBUC19;Q119;Q219;Q319;Q3_Q1;D119;D219;D319;D419;"
              "D619;D719;D819;D919;RD\n",
          append_incomes};
}

}  // namespace carreau::results
