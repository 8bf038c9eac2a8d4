// SPDX-License-Identifier: Apache-2.0
/// Made-up names that sound French: communes, quartiers, streets, associations.
#pragma once

#include "sample/random.hpp"

#include <string>
#include <string_view>

namespace carreau {

/// "Valmière", "Saint-Aubrin-sur-Orvelle". Likeness to a real place is chance.
[[nodiscard]] std::string commune_name(SampleRandom& random);
/// A name fit for a town: one word.
[[nodiscard]] std::string town_name(SampleRandom& random);
/// "Les Glycines", "La Tuilerie - Bel-Air".
[[nodiscard]] std::string quartier_name(SampleRandom& random);
/// "12 rue des Cordiers".
[[nodiscard]] std::string street_address(SampleRandom& random);
/// "du Val", "de Lormance", "d'Arcy": the name after the preposition *de*.
[[nodiscard]] std::string of_place(std::string_view name);

}  // namespace carreau
