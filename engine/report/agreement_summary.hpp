// SPDX-License-Identifier: Apache-2.0
/// Agreement with reference perimeters, as text and as JSON.
#pragma once

#include "report/words.hpp"
#include "zoning/agreement.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// The agreement by both measures, with the codes and names of both zonings in the order of their
/// layers. The rows of zones are by people.
struct NamedAgreement {
  const Agreement& by_people;    ///< by the people whom each limit holds
  const AgreementSums& by_area;  ///< with the people of a cell spread evenly over it
  const std::vector<std::string>& proposed_codes;
  const std::vector<std::string>& proposed_names;
  const std::vector<std::string>& reference_codes;
  const std::vector<std::string>& reference_names;
};

[[nodiscard]] std::string agreement_text(const NamedAgreement& agreement, Language language);
[[nodiscard]] std::string agreement_json(const NamedAgreement& agreement);

}  // namespace carreau::report
