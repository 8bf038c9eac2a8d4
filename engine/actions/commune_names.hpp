// SPDX-License-Identifier: Apache-2.0
/// Finds communes by their code, their name, or what people call them.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// A commune, and the quartiers that have people in it.
struct NamedCommune {
  /// A quartier, by its position, and its people in this commune.
  struct Part {
    std::size_t quartier = 0;
    double people = 0.0;
  };
  std::string code;  ///< empty where only the name is known
  std::string name;  ///< empty where only the code is known
  std::vector<Part> quartiers;
};

/// The communes that are known: those of the quartiers, and others given by the user.
class CommuneNames {
 public:
  /// The position of the commune, which is added where it is new. One code is one commune; names
  /// are compared only where a code is missing.
  std::size_t add(std::string_view code, std::string_view name);
  void add_quartier(std::size_t commune, std::size_t quartier, double people);

  [[nodiscard]] const NamedCommune& at(std::size_t commune) const { return communes_[commune]; }
  [[nodiscard]] std::size_t size() const { return communes_.size(); }
  /// Every name that designates the commune: code, name, and short name where it is the only one.
  [[nodiscard]] std::vector<std::string> names_of(std::size_t commune) const;
  /// The communes that the words designate: a code, a name without regard to case, accents and
  /// articles ("Grand-Combe", "St Ambroix"), or the beginning of the name of a single commune with
  /// quartiers ("Bagnols" for Bagnols-sur-Cèze). Where several communes of France bear a name and
  /// some of them have quartiers, only these.
  [[nodiscard]] std::vector<std::size_t> find(std::string_view words) const;
  /// The commune with quartiers that the words may mean, because they are nearly the same as its
  /// name or one begins with the other.
  [[nodiscard]] std::optional<std::string> similar(std::string_view words) const;

 private:
  [[nodiscard]] std::vector<std::size_t> with_quartiers(const std::vector<std::size_t>& all) const;

  std::vector<NamedCommune> communes_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_key_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_short_name_;
};

}  // namespace carreau
