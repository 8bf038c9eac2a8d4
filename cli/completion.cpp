// SPDX-License-Identifier: Apache-2.0
#include "cli/completion.hpp"

#include "base/message.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/option_list.hpp"

#include <fmt/format.h>

#include <string_view>

namespace carreau::cli {

namespace {

CompletedVerb completed(std::string name, const std::string& summary, const OptionList& options) {
  CompletedVerb verb{std::move(name), text_of(Message{summary}, options.language()), {}};
  for (const Option& option : options.options()) {
    if (option.is_positional()) continue;
    verb.options.push_back({option.names(), text_of(option.help(), options.language()),
                            option.kind() != Option::Kind::flag, option.choices()});
  }
  return verb;
}

/// A text between single quotes for a shell. `quote` is how the shell writes one within them.
std::string quoted(std::string_view text, std::string_view quote) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'') result += quote;
    else result += c;
  }
  return result + "'";
}

/// A text within a specification of _arguments, where these characters mean something.
std::string zsh_words(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string names_of(const CompletedVerb& verb) {
  std::vector<std::string> names;
  for (const CompletedOption& option : verb.options) {
    names.insert(names.end(), option.names.begin(), option.names.end());
  }
  return join(names, " ");
}

std::string verb_names(const std::vector<CompletedVerb>& verbs) {
  std::vector<std::string> names;
  for (const CompletedVerb& verb : verbs) {
    if (!verb.name.empty()) names.push_back(verb.name);
  }
  return join(names, " ");
}

/// The cases of bash for a word behind an option that takes a value. Without choices nothing is
/// proposed there, and bash proposes files.
std::string bash_values(const CompletedVerb& verb) {
  std::string cases;
  for (const CompletedOption& option : verb.options) {
    if (!option.takes_value) continue;
    const std::string choices =
        option.choices.empty() ? "" : fmt::format("words='{}'", join(option.choices, " "));
    for (const std::string& name : option.names) {
      cases += fmt::format("    {}:{}) {} ;;\n", verb.name, name, choices);
    }
  }
  return cases;
}

/// One line of _arguments for each name of an option.
std::string zsh_option(const CompletedOption& option) {
  std::string value;
  if (!option.choices.empty()) value = ":valeur:(" + join(option.choices, " ") + ")";
  else if (option.takes_value) value = ":valeur:_files";
  std::string text;
  for (const std::string& name : option.names) {
    // The star: it may be typed again.
    const std::string spec = fmt::format("*{}[{}]{}", name, zsh_words(option.description), value);
    text += " \\\n        " + quoted(spec, "'\\''");
  }
  return text;
}

std::string fish_option(const CompletedOption& option, const std::string& where) {
  std::string text = "complete -c carreau -n " + where;
  for (const std::string& name : option.names) {
    if (name.starts_with("--")) text += " -l " + name.substr(2);
    else text += " -s " + name.substr(1);
  }
  if (option.takes_value) text += " -r";
  if (!option.choices.empty()) text += " -f -a " + quoted(join(option.choices, " "), "\\'");
  return text + " -d " + quoted(option.description, "\\'") + "\n";
}

}  // namespace

std::vector<CompletedVerb> completed_verbs() {
  constexpr Language kLanguage = Language::french;
  OptionList own(kLanguage);
  bool is_version_asked = false;
  declare_program_options(own, is_version_asked);
  std::vector<CompletedVerb> verbs{completed("", "help_program", own)};
  for (const auto& command : all_commands()) {
    OptionList options(kLanguage);
    declare_options(*command, options);
    const std::string name(command->name());
    verbs.push_back(completed(name, "help_summary_" + name, options));
  }
  return verbs;
}

std::string bash_completion(const std::vector<CompletedVerb>& verbs) {
  std::string values;
  std::string words;
  for (const CompletedVerb& verb : verbs) {
    values += bash_values(verb);
    words += fmt::format("        {}) words='{}' ;;\n", verb.name.empty() ? "''" : verb.name,
                         names_of(verb));
  }
  return "# bash completion of carreau\n_carreau() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} verb='' words='' i\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    case ${COMP_WORDS[i]} in\n"
         "      --lang) ((i++)) ;;\n"
         "      -*) ;;\n"
         "      *) verb=${COMP_WORDS[i]}; break ;;\n"
         "    esac\n"
         "  done\n"
         "  COMPREPLY=()\n"
         "  case $verb:${COMP_WORDS[COMP_CWORD - 1]} in\n" +
         values +
         "    *)\n"
         "      if [[ -z $verb && $word != -* ]]; then\n"
         "        words='" +
         verb_names(verbs) +
         "'\n"
         "      elif [[ $word == -* ]]; then\n"
         "        case $verb in\n" +
         words +
         "        esac\n"
         "      fi\n"
         "      ;;\n"
         "  esac\n"
         "  [[ -z $words ]] || mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
         "}\n"
         "complete -o bashdefault -o default -F _carreau carreau\n";
}

std::string zsh_completion(const std::vector<CompletedVerb>& verbs) {
  std::string names;
  std::string cases;
  std::string own;
  for (const CompletedVerb& verb : verbs) {
    std::string options;
    for (const CompletedOption& option : verb.options) options += zsh_option(option);
    if (verb.name.empty()) {
      own = options;
      continue;
    }
    const std::string described = verb.name + ":" + zsh_words(verb.summary);
    names += "    " + quoted(described, "'\\''") + "\n";
    cases += fmt::format("    {})\n      _arguments -s{} '*:fichier:_files'\n      ;;\n", verb.name,
                         options);
  }
  return "#compdef carreau\n_carreau() {\n"
         "  local curcontext=$curcontext state line\n"
         "  local -a verbs=(\n" +
         names +
         "  )\n"
         "  _arguments -C" +
         own +
         " \\\n        '1: :->verb' '*:: :->words'\n"
         "  case $state in\n"
         "    verb) _describe verbe verbs; return ;;\n"
         "    words) ;;\n"
         "    *) return ;;\n"
         "  esac\n"
         "  case $line[1] in\n" +
         cases + "  esac\n}\n_carreau \"$@\"\n";
}

std::string fish_completion(const std::vector<CompletedVerb>& verbs) {
  std::string text = "# fish completion of carreau\n";
  for (const CompletedVerb& verb : verbs) {
    std::string where = "__fish_use_subcommand";
    if (!verb.name.empty()) {
      text += fmt::format("complete -c carreau -f -n __fish_use_subcommand -a {} -d {}\n",
                          verb.name, quoted(verb.summary, "\\'"));
      where = quoted("__fish_seen_subcommand_from " + verb.name, "\\'");
    }
    for (const CompletedOption& option : verb.options) text += fish_option(option, where);
  }
  return text;
}

}  // namespace carreau::cli
