// SPDX-License-Identifier: Apache-2.0
/// Writes the report of a drawn programme of 600 actions: write_report FOLDER fr|en.
#include "report/programme/actions_report.hpp"
#include "support/drawn_programme.hpp"

#include <exception>
#include <iostream>

int main(int count, char** words) {
  if (count != 3) {
    std::cerr << "usage: write_report FOLDER fr|en\n";
    return 2;
  }
  try {
    const carreau::testing::DrawnProgramme drawn(600);
    carreau::report::write_actions_report(
        drawn.view(), {words[1], true, carreau::report::parse_language(words[2])});
  } catch (const std::exception& error) {
    std::cerr << "write_report: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
