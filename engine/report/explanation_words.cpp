// SPDX-License-Identifier: Apache-2.0
#include "report/explanation_words.hpp"

namespace carreau::report {

std::string_view near_miss_text(NearMiss failed, const Words& w) {
  switch (failed) {
    case NearMiss::outside_unit:
      return w(
          "la zone n'est dans aucune unité urbaine ; tout le reste est rempli. Le seuil montré "
          "prend la médiane nationale.",
          "the zone lies in no urban unit; all else is met. The threshold shown takes the "
          "national median.");
    case NearMiss::unit_population:
      return w("l'unité urbaine (ou la commune) est trop petite ; tout le reste est rempli.",
               "the urban unit (or commune) is too small; all else is met.");
    case NearMiss::zone_population:
      return w("la zone n'a pas assez d'habitants ; tout le reste est rempli.",
               "the zone has too few people; all else is met.");
    case NearMiss::zone_density:
      return w("la zone n'est pas assez dense ; tout le reste est rempli.",
               "the zone is not dense enough; all else is met.");
    case NearMiss::cells:
      return w(
          "la zone entière remplit tout, mais une partie de ses cellules n'est pas sous le "
          "seuil, de peu.",
          "the zone as a whole meets everything, but some of its cells are not below the "
          "threshold, by little.");
    case NearMiss::income:
      return w("la médiane n'est pas assez basse, de peu ; tout le reste est rempli.",
               "the median is not low enough, by little; all else is met.");
    case NearMiss::none: break;
  }
  return {};
}

std::string_view reason_text(Reason reason, const Words& w) {
  switch (reason) {
    case Reason::below_threshold:
      return w("elle passe le test de la cellule et sa zone remplit tous les critères.",
               "it passes the cell's test and its zone meets every criterion.");
    case Reason::in_compact_zone:
      return w(
          "elle ne passe pas le test seule, mais sa zone remplit tous les critères avec elle "
          "et gagne en compacité (méthode compacte).",
          "it fails the test by itself, but its zone meets every criterion with it and is "
          "more compact (compact method).");
    case Reason::outside_compact_zone:
      return w("elle passe le test seule, mais aucune zone compacte ne gagne à la prendre.",
               "it passes the test by itself, but no compact zone gains by taking it in.");
    case Reason::filled_gap:
      return w("vide enclavé que le périmètre englobe, et qui remplit toujours le critère.",
               "an enclosed gap that the perimeter takes in, and it still meets the criterion.");
    case Reason::edited_in:
      return w("une retouche à la main l'a mise dans ce périmètre, la règle ne l'y met pas.",
               "an edit by hand put it in this perimeter, the rule does not.");
    case Reason::edited_out:
      return w("la règle la met dans un périmètre, une retouche à la main l'en a ôtée.",
               "the rule puts it in a perimeter, an edit by hand took it out.");
    case Reason::outside_unit:
      return w("elle n'est dans aucune unité urbaine.", "it lies in no urban unit.");
    case Reason::unit_too_small:
      return w("son unité urbaine (ou sa commune) est trop petite.",
               "its urban unit (or commune) is too small.");
    case Reason::cell_too_small:
      return w("elle a moins d'habitants que le minimum choisi par cellule.",
               "it has fewer people than the chosen minimum for a cell.");
    case Reason::above_threshold:
      return w("elle ne passe pas le test de la cellule : pas assez d'habitants sous le seuil.",
               "it fails the cell's test: not enough of its people are below the threshold.");
    case Reason::zone_too_few_people:
      return w("elle est candidate, mais sa zone n'a pas assez d'habitants.",
               "it is a candidate, but its zone has too few people.");
    case Reason::zone_too_sparse:
      return w("elle est candidate, mais sa zone n'est pas assez dense.",
               "it is a candidate, but its zone is not dense enough.");
    case Reason::zone_above_threshold:
      return w("sa zone, prise en entier, n'est pas sous le seuil.",
               "its zone as a whole is not below the threshold.");
    case Reason::uninhabited: return w("personne n'y habite.", "nobody lives there.");
  }
  return {};
}

}  // namespace carreau::report
