// SPDX-License-Identifier: Apache-2.0
#include "sample/names.hpp"

#include <array>
#include <cstddef>

namespace carreau {

namespace {

using std::string_view;

constexpr std::array<string_view, 36> kStarts = {
    "Ar",  "Au",   "Bel", "Ber", "Bour", "Bri", "Cha", "Cler", "Cor", "Dam", "Dom", "Esca",
    "Fer", "Fon",  "Gar", "Gra", "Jar",  "Lan", "Lor", "Lu",   "Mar", "Mon", "Mor", "Nan",
    "Or",  "Pier", "Pra", "Ron", "Sa",   "Sar", "Tau", "Tor",  "Val", "Ver", "Vi",  "Vou"};
constexpr std::array<string_view, 16> kMiddles = {"",   "",   "",   "",   "be", "ce", "di", "ga",
                                                  "le", "li", "ma", "me", "ne", "ra", "ti", "ve"};
constexpr std::array<string_view, 24> kEnds = {
    "bert", "bois", "brun",    "cey",  "court", "dac",  "deuil",  "gnac",
    "gny",  "lard", "lières",  "lles", "mance", "mont", "nay",    "nières",
    "noux", "rans", "rcolles", "sac",  "seul",  "van",  "vières", "ville"};
constexpr std::array<string_view, 22> kSaints = {
    "Albin",    "Aubrin",   "Briac",  "Colombin", "Didier", "Évrard", "Ferréol", "Gervin",
    "Hilairet", "Julen",    "Lambin", "Maurin",   "Nizan",  "Oradin", "Privat",  "Romarin",
    "Sauvin",   "Thibault", "Ursin",  "Vivien",   "Yvrin",  "Loup"};
constexpr std::array<string_view, 14> kRivers = {
    "sur-Orvelle",  "sur-Arvise", "sur-Veline",  "sur-Dorne",    "sur-Luzanne",
    "sur-Ombrette", "sur-Cerne",  "sur-Lavine",  "sur-Brévette", "sur-Thalie",
    "en-Marvois",   "en-Lurçais", "en-Bresnois", "en-Valdaine"};
constexpr std::array<string_view, 8> kQualifiers = {"le-Vieux", "le-Grand", "la-Forêt",
                                                    "les-Bois", "les-Prés", "la-Montagne",
                                                    "le-Petit", "l'Abbaye"};
constexpr std::array<string_view, 48> kQuartiers = {
    "Les Glycines",      "La Tuilerie",      "Bel-Air",          "Le Clos des Vignes",
    "Les Hauts-Prés",    "La Croix-Neuve",   "Les Cheminots",    "La Grand-Prairie",
    "Le Moulin à Vent",  "Les Quatre-Vents", "La Fontaine",      "Les Peupliers",
    "Le Champ de Foire", "Les Acacias",      "La Sablière",      "Les Aubépines",
    "Le Pré de l'Âne",   "La Verrerie",      "Les Capucins",     "Le Mail",
    "Les Jonquilles",    "La Cité Jardin",   "Le Faubourg Neuf", "Les Ormeaux",
    "La Plaine",         "Les Tanneurs",     "Le Petit Bois",    "Les Marronniers",
    "La Gare",           "Les Bergeries",    "Le Plateau",       "Les Coteaux",
    "La Chênaie",        "Les Trois Ponts",  "Le Canal",         "Les Vergers",
    "La Butte",          "Les Carrières",    "Le Haut-Bourg",    "Les Lavandières",
    "La Filature",       "Les Églantiers",   "Le Vieux Port",    "Les Charmilles",
    "La Roseraie",       "Les Forgerons",    "Le Grand Pré",     "Les Alouettes"};
constexpr std::array<string_view, 20> kStreets = {"rue des Cordiers",
                                                  "rue de la République",
                                                  "avenue du Général-Morin",
                                                  "place du Marché",
                                                  "rue des Écoles",
                                                  "allée des Mésanges",
                                                  "rue du Moulin",
                                                  "boulevard de l'Europe",
                                                  "rue Pasteur",
                                                  "allée des Tilleuls",
                                                  "rue Jean-Moulin",
                                                  "place des Fêtes",
                                                  "rue de la Gare",
                                                  "rue Marie-Curie",
                                                  "square des Lilas",
                                                  "avenue de la Libération",
                                                  "rue Louise-Michel",
                                                  "allée des Sorbiers",
                                                  "rue du Stade",
                                                  "rue Victor-Hugo"};

template <std::size_t N>
string_view pick(const std::array<string_view, N>& words, SampleRandom& random) {
  return words[random.below(N)];
}

}  // namespace

std::string town_name(SampleRandom& random) {
  std::string name(pick(kStarts, random));
  name += pick(kMiddles, random);
  name += pick(kEnds, random);
  return name;
}

std::string commune_name(SampleRandom& random) {
  std::string name =
      random.chance(0.22) ? "Saint-" + std::string(pick(kSaints, random)) : town_name(random);
  const double kind = random.uniform();
  if (kind < 0.16 || (name.starts_with("Saint-") && kind < 0.7)) {
    name.append("-").append(pick(kRivers, random));
  } else if (kind > 0.93) {
    name.append("-").append(pick(kQualifiers, random));
  }
  return name;
}

std::string quartier_name(SampleRandom& random) {
  const std::string_view first = pick(kQuartiers, random);
  std::string name(first);
  if (random.chance(0.3)) {
    const std::string_view second = pick(kQuartiers, random);
    if (second != first) name.append(" - ").append(second);
  }
  return name;
}

std::string street_address(SampleRandom& random) {
  // One after the other: compilers differ in which side of a sum they compute first.
  const std::string street(pick(kStreets, random));
  return std::to_string(random.whole(1, 98)) + " " + street;
}

std::string of_place(std::string_view name) {
  constexpr std::string_view kVowels = "AEIOUYÉ";
  const bool elided = !name.empty() && kVowels.find(name.front()) != std::string_view::npos;
  return (elided ? "d'" : "de ") + std::string(name);
}

}  // namespace carreau
