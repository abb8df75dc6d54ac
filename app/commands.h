#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "search/entities.h"
#include "session.h"
#include "store/database.h"

namespace blattwerk::app {

// Each adds one command to the program: its options, its help, and what runs when it is called.
void add_import(CLI::App& program, Session& session);
void add_search(CLI::App& program, Session& session);
void add_list(CLI::App& program, Session& session);
void add_entities(CLI::App& program, Session& session);
void add_network(CLI::App& program, Session& session);
void add_show(CLI::App& program, Session& session);
void add_analyze(CLI::App& program, Session& session);
void add_reindex(CLI::App& program, Session& session);
void add_complete(CLI::App& program, Session& session);
void add_similar(CLI::App& program, Session& session);
void add_kwic(CLI::App& program, Session& session);
void add_trend(CLI::App& program, Session& session);
void add_terms(CLI::App& program, Session& session);
void add_collocates(CLI::App& program, Session& session);
void add_save(CLI::App& program, Session& session);
void add_saved(CLI::App& program, Session& session);
void add_news(CLI::App& program, Session& session);
void add_serve(CLI::App& program, Session& session);
void add_mcp(CLI::App& program, Session& session);
void add_stats(CLI::App& program, Session& session);
void add_export(CLI::App& program, Session& session);
void add_completions(CLI::App& program, Session& session);
void add_delete(CLI::App& program, Session& session);
void add_check(CLI::App& program, Session& session);
void add_backup(CLI::App& program, Session& session);
void add_restore(CLI::App& program, Session& session);
void add_compact(CLI::App& program, Session& session);
void add_merge(CLI::App& program, Session& session);
void add_split(CLI::App& program, Session& session);

/// Adds `import`, `merge`, `split`, `edits` and `undo` to the command `entities`.
void add_entity_edits(CLI::App& entities, Session& session);

/// Reads `person`, `organization`, `place` and `other`.
CLI::Validator entity_type_names();

/// The entity that a user named; of several the one that is called exactly so, else the one in the most
/// articles. Throws Error where there is none.
search::EntitySummary require_entity(const store::Database& database, const std::string& name,
                                     std::optional<EntityType> type);

/// The number of the article that a user named by its number, its external id or its address. Throws Error
/// where there is none.
std::int64_t require_article(const store::Database& database, const std::string& id);

/// Adds `--format`, which takes the names of the export formats.
void add_export_format(CLI::App& command, std::string& format);

}  // namespace blattwerk::app
