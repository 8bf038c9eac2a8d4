// SPDX-License-Identifier: Apache-2.0
#include "results/delineation_codes.hpp"

#include <array>

namespace carreau::results {

std::string_view to_text(CellDecision decision) {
  return decision == CellDecision::in ? "in" : "out";
}

template <>
std::span<const CodedValue<CellDecision>> coded_values<CellDecision>() {
  static constexpr std::array kValues = {CodedValue{CellDecision::in, "dedans", "in"},
                                         CodedValue{CellDecision::out, "dehors", "out"}};
  return kValues;
}

template <>
std::span<const CodedValue<Reason>> coded_values<Reason>() {
  static constexpr std::array kValues = {
      CodedValue{Reason::below_threshold, "sous le seuil", "below the threshold"},
      CodedValue{Reason::in_compact_zone, "dans une zone compacte", "in a compact zone"},
      CodedValue{Reason::filled_gap, "vide enclavé", "enclosed gap"},
      CodedValue{Reason::edited_in, "ajouté à la main", "added by hand"},
      CodedValue{Reason::outside_unit, "hors unité urbaine", "outside any unit"},
      CodedValue{Reason::unit_too_small, "unité trop petite", "unit too small"},
      CodedValue{Reason::cell_too_small, "carreaux trop peu peuplés", "cells too small"},
      CodedValue{Reason::above_threshold, "revenus trop hauts", "incomes too high"},
      CodedValue{Reason::outside_compact_zone, "hors zone compacte", "outside compact zones"},
      CodedValue{Reason::left_out_as_sparse, "écarté : trop peu dense", "left out: too sparse"},
      CodedValue{Reason::zone_too_few_people, "zone trop petite", "zone too small"},
      CodedValue{Reason::zone_too_sparse, "zone trop peu dense", "zone too sparse"},
      CodedValue{Reason::zone_above_threshold, "zone entière trop riche",
                 "zone as a whole too rich"},
      CodedValue{Reason::uninhabited, "inhabitée", "uninhabited"},
      CodedValue{Reason::edited_out, "ôté à la main", "taken out by hand"},
      CodedValue{Reason::dense_cell, "carreau assez dense", "cell dense enough"},
      CodedValue{Reason::sparse_cell, "carreau trop peu dense", "cell too sparse"}};
  return kValues;
}

template <>
std::span<const CodedValue<NearMiss>> coded_values<NearMiss>() {
  static constexpr std::array kValues = {
      CodedValue{NearMiss::none, "aucun", "none"},
      CodedValue{NearMiss::outside_unit, "hors unité urbaine", "outside any urban unit"},
      CodedValue{NearMiss::unit_population, "unité trop petite", "unit too small"},
      CodedValue{NearMiss::zone_population, "trop peu d'habitants", "too few people"},
      CodedValue{NearMiss::zone_density, "trop peu dense", "too sparse"},
      CodedValue{NearMiss::income, "médiane, de peu", "median, by little"},
      CodedValue{NearMiss::cells, "carreau par carreau", "cell by cell"}};
  return kValues;
}

template <>
std::span<const CodedValue<TerritoryBasis>> coded_values<TerritoryBasis>() {
  static constexpr std::array kValues = {
      CodedValue{TerritoryBasis::unit, "unité urbaine", "urban unit"},
      CodedValue{TerritoryBasis::derogation, "dérogation", "derogation"},
      CodedValue{TerritoryBasis::none, "aucun", "none"},
      CodedValue{TerritoryBasis::everywhere, "sans condition", "no condition"}};
  return kValues;
}

template <>
std::span<const CodedValue<Criterion>> coded_values<Criterion>() {
  static constexpr std::array kValues = {
      CodedValue{Criterion::territory, "territoire", "territory"},
      CodedValue{Criterion::population, "population", "population"},
      CodedValue{Criterion::density, "densité", "density"},
      CodedValue{Criterion::income, "revenu", "income"},
      CodedValue{Criterion::contiguity, "continuité", "contiguity"}};
  return kValues;
}

template <>
std::span<const CodedValue<ZoneStatus>> coded_values<ZoneStatus>() {
  static constexpr std::array kValues = {
      CodedValue{ZoneStatus::rule, "périmètre proposé", "proposed perimeter"},
      CodedValue{ZoneStatus::edited, "périmètre retouché à la main", "perimeter edited by hand"},
      CodedValue{ZoneStatus::locked, "périmètre verrouillé à la main", "perimeter locked by hand"}};
  return kValues;
}

template <>
std::span<const CodedValue<Extent>> coded_values<Extent>() {
  static constexpr std::array kValues = {
      CodedValue{Extent::cluster, "carreaux contigus", "contiguous cells"},
      CodedValue{Extent::commune, "commune entière", "whole commune"}};
  return kValues;
}

template <>
std::span<const CodedValue<MedianSource>> coded_values<MedianSource>() {
  static constexpr std::array kValues = {
      CodedValue{MedianSource::published, "publiée", "published"},
      CodedValue{MedianSource::published_converted, "publiée disponible, convertie",
                 "published disposable, converted"},
      CodedValue{MedianSource::communes, "mélange des communes", "mixture of communes"},
      CodedValue{MedianSource::communes_converted, "mélange des communes, disponible converti",
                 "mixture of communes, disposable converted"},
      CodedValue{MedianSource::built_in, "intégrée, mélange des communes",
                 "built in, mixture of communes"},
      CodedValue{MedianSource::built_in_converted,
                 "intégrée, mélange des communes, disponible converti",
                 "built in, mixture of communes, disposable converted"},
      CodedValue{MedianSource::estimated, "estimée sur la grille", "estimated on the grid"},
      CodedValue{MedianSource::national, "nationale", "national"}};
  return kValues;
}

template <>
std::span<const CodedValue<Severity>> coded_values<Severity>() {
  static constexpr std::array kValues = {CodedValue{Severity::notice, "remarque", "notice"},
                                         CodedValue{Severity::warning, "avertissement", "warning"}};
  return kValues;
}

}  // namespace carreau::results
