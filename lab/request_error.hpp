// SPDX-License-Identifier: Apache-2.0
/// A request that the lab cannot answer, in both languages.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace carreau::lab {

/// A text for readers.
struct BothLanguages {
  std::string french;
  std::string english;
};

class RequestError : public std::runtime_error {
 public:
  /// `status` is that of HTTP; `code` is stable, such as "unknown_run".
  RequestError(int status, std::string code, BothLanguages message)
      : std::runtime_error(message.english),
        status_(status),
        code_(std::move(code)),
        message_(std::move(message)) {}

  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] const std::string& code() const { return code_; }
  [[nodiscard]] const BothLanguages& message() const { return message_; }

 private:
  int status_;
  std::string code_;
  BothLanguages message_;
};

}  // namespace carreau::lab
