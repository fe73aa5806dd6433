// How recorded parts answer requests: an errno (0: answered), or nothing where the request is not theirs.
#pragma once

#include "RecordedParts.h"

#include <functional>
#include <optional>

namespace v4l2::recorded {

using Answered = std::optional<int>;

/** Capability, formats, sizes, rates, selections of a video node. */
Answered AnswerFormats(Node& node, unsigned long request, void* argument);

/** Controls. `changed` is called after every write that may have altered other controls, with a copy from before. */
using Changed = std::function<void(const std::map<std::uint32_t, Control>& before)>;
Answered AnswerControls(Node& node, unsigned long request, void* argument, const Changed& changed);

/** Lets limits and activity follow the values they depend on, and holds values within the limits. */
void SettleControls(Node& node);

/** Pads of a sub-device. A mode may take control values with it: `changed` as above. */
Answered AnswerPads(Node& node, unsigned long request, void* argument, const Changed& changed);

/** The media graph. */
Answered AnswerMedia(const Machine& machine, Media& media, unsigned long request, void* argument);

/** The current format made valid, as the driver does it. */
v4l2_pix_format Rounded(const Node& node, const v4l2_pix_format& asked);

} // namespace v4l2::recorded
