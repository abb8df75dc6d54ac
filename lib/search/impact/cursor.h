#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "search/impact/ordinal_set.h"
#include "search/impact/window_set.h"
#include "search/ranking.h"
#include "store/impact/posting_list.h"

namespace blattwerk::search::impact {

/// Behind the last article of any segment.
inline constexpr std::uint32_t kEnd = 0xFFFFFFFFu;

/// What no article up to `last` can exceed.
struct Bound {
  double score;
  std::uint32_t last;
};

/// Articles that follow each other, and how much each is held back for its length: see BoundTable. What they
/// score at most is reckoned with fewer digits than scores have, and raised by what these may lack.
struct Window {
  static constexpr double kRaised = 1 + 1e-5;

  std::uint32_t begin;
  std::uint32_t last;
  std::span<const float> held_back;
};

class Leaf;

/// Walks the articles of a segment that a part of the expression matches, in ascending order.
class Cursor {
 public:
  virtual ~Cursor() = default;

  /// The first match from `target` on, or kEnd. Targets never go back.
  virtual std::uint32_t seek(std::uint32_t target) = 0;
  /// Bounds the scores from `from` on, which never goes back either. Moves no match.
  virtual Bound bound(std::uint32_t from) = 0;
  /// Whether its bounds are of single articles rather than of blocks.
  virtual bool bounds_articles() const { return false; }
  /// Bounds the score of one article, closely, by how often each term stands there; as `seek` it never goes
  /// back. 0 where it does not match.
  virtual double most_at(std::uint32_t ordinal, double held_back) = 0;
  /// Adds the same for each match of a window, which `bound` has told of, to `most`, which has a number for
  /// each article of it; of others it may add something, too. False where it would have to move behind its
  /// first match there.
  virtual bool add_most(const Window&, std::span<float> /*most*/) { return false; }
  /// Where its scores are the sums of others': these.
  virtual std::span<const std::unique_ptr<Cursor>> parts() const { return {}; }
  /// How many postings lie under it.
  virtual std::uint64_t cost() const = 0;
  /// Whether the article matches; appends the phrases that stand in it for this match.
  virtual bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) = 0;
  /// Adds all matches. The cursor must not have been moved, and is of no use afterwards unless it says so.
  virtual void mark(OrdinalSet& set);
  virtual bool unmoved_by_mark() const { return false; }
  /// Adds the matches of a window. As `seek` it never goes back.
  virtual void mark_window(WindowSet& set);
};

/// What an occurrence of a phrase counts.
struct PhraseWeight {
  double weight = 1;
  double idf = 1;                        ///< of its unit
  std::optional<std::size_t> unit = {};  ///< none where it only excludes
  bool loose = false;                    ///< see TextMatch::Phrase
  bool once_a_place = true;              ///< what several phrases of the unit have at one place counts once
};

/// A phrase of the expression.
class Leaf : public Cursor {
 public:
  Leaf(std::size_t phrase, const PhraseWeight& weight) : phrase_(phrase), weight_(weight) {}

  bool collect(std::uint32_t ordinal, std::vector<Leaf*>& found) override;
  std::size_t phrase() const { return phrase_; }

  /// How often it stands in each column of the article it is at.
  virtual store::impact::ColumnCounts counts() = 0;
  /// Appends where it stands there, in order.
  virtual void occurrences(std::vector<Occurrence>& out) = 0;

  double weight() const { return weight_.weight; }
  double idf() const { return weight_.idf; }
  bool loose() const { return weight_.loose; }

 private:
  std::size_t phrase_;
  PhraseWeight weight_;
};

}  // namespace blattwerk::search::impact
