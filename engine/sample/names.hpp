// SPDX-License-Identifier: Apache-2.0
/// Made-up French-sounding names: communes, quartiers, streets, associations.
#pragma once

#include "sample/random.hpp"

#include <string>
#include <string_view>

namespace carreau {

/// "Valmière", "Saint-Aubrin-sur-Orvelle". Any resemblance to a real place is accidental.
[[nodiscard]] std::string commune_name(SampleRandom& random);
/// A name of a single word, for a town.
[[nodiscard]] std::string town_name(SampleRandom& random);
/// "Les Glycines", "La Tuilerie - Bel-Air".
[[nodiscard]] std::string quartier_name(SampleRandom& random);
/// "12 rue des Cordiers".
[[nodiscard]] std::string street_address(SampleRandom& random);
/// The name after the preposition *de*: "du Val", "de Lormance", "d'Arcy".
[[nodiscard]] std::string of_place(std::string_view name);

}  // namespace carreau
