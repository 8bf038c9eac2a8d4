// SPDX-License-Identifier: Apache-2.0
/// What must be said of faulty inputs: where the fault lies, and the codes of its messages.
#pragma once

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

namespace carreau::testing {

/// The code of a message, then those of the messages among its details.
inline void add_codes(const Message& message, std::vector<std::string>& codes) {
  codes.push_back(message.code);
  for (const Detail& detail : message.details) {
    const auto* const nested = std::get_if<std::vector<Message>>(&detail.value.value());
    if (nested == nullptr) continue;
    for (const Message& part : *nested) add_codes(part, codes);
  }
}

/// Those of the message, then those of the remedy.
inline std::vector<std::string> codes_of(const Error& error) {
  std::vector<std::string> codes;
  add_codes(error.message(), codes);
  if (error.remedy() != nullptr) add_codes(*error.remedy(), codes);
  return codes;
}

/// Of the error that `work` throws; none where it throws nothing.
template <class Work>
std::vector<std::string> codes_thrown_by(const Work& work) {
  try {
    work();
  } catch (const Error& error) {
    return codes_of(error);
  }
  return {};
}

/// An input that cannot be used, and what must be said of it.
struct Fault {
  std::string input;
  std::string place;  ///< "file:row: column"
  std::vector<std::string> codes;
};

/// Holds the error that `read` throws for each input against what is expected.
template <class Read>
void expect_faults(const std::vector<Fault>& faults, const Read& read) {
  for (const Fault& fault : faults) {
    try {
      read(fault.input);
      ADD_FAILURE() << "no error for " << fault.input;
    } catch (const Error& error) {
      EXPECT_EQ(error.place().text(), fault.place) << fault.input;
      EXPECT_THAT(codes_of(error), ::testing::ElementsAreArray(fault.codes)) << fault.input;
    }
  }
}

}  // namespace carreau::testing
