# Sums over the reports that test runners write. Sourced by scripts/test and its parts.

counts() { # FILE... : "passed failed skipped" of gtest's XML or of TRX
  cat /dev/null "$@" | awk '
    function number(name,   text) {
      if (!match($0, "[ \t]" name "=\"[0-9]+\"")) return 0
      text = substr($0, RSTART, RLENGTH); gsub(/[^0-9]/, "", text); return text + 0
    }
    /<testsuites / { f = number("failures") + number("errors"); d = number("disabled"); total = number("tests")
                     failed += f; skipped += d; passed += total - f - d }
    /<testcase .*result="skipped"/ { skipped++; passed-- }
    /<Counters /   { p = number("passed")
                     f = number("failed") + number("error") + number("timeout") + number("aborted")
                     passed += p; failed += f; skipped += number("total") - p - f }
    END { print passed + 0, failed + 0, skipped + 0 }'
}

# A native program that died wrote no report. Under a sanitizer one may also fail after all its tests passed.
failed_programs() { # BUILD RESULTS : those that failed without a failed test in their report
  local trs report failed=0
  for trs in "$1"/native/tests/**/*.trs; do
    grep -q '^:test-result: PASS' "$trs" && continue
    report=$2/$(basename "$trs" .trs).xml
    if [ ! -f "$report" ] || [ "$(counts "$report" | cut -d' ' -f2)" -eq 0 ]; then failed=$((failed + 1)); fi
  done
  echo "$failed"
}

named_failures() { # FILE... : a line "failed: TEST: what it said" for each failed test of gtest's XML or of TRX
  cat /dev/null "$@" | awk '
    function text(name) {
      if (!match($0, "[ \t]" name "=\"[^\"]*\"")) return ""
      return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    }
    function plain(s) {
      gsub(/&#x0?[AD];/, " ", s)
      gsub(/&quot;/, "\"", s); gsub(/&apos;/, "\047", s); gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s)
      gsub(/&amp;/, "\\&", s); return substr(s, 1, 300)
    }
    /<testcase /       { test = text("classname") "." text("name") }
    /<failure message=/ { if (test != "") print "failed: " plain(test) ": " plain(text("message")); test = "" }
    /<UnitTestResult / { test = /outcome="Failed"/ ? text("testName") : "" }
    /<Message>/        { if (test != "") { sub(/.*<Message>/, ""); sub(/<\/Message>.*/, "")
                                           print "failed: " plain(test) ": " plain($0) }; test = "" }'
}

# The last line of a part, which scripts/test adds up, and the end of that part; before it a line for each failed test,
# which scripts/test says again at its own end. Where something failed or nothing was run, there is at least one
# failure. DIED is how many programs wrote no report.
conclude() { # NAME STATUS DIED REPORT...
  local passed failed skipped
  read -r passed failed skipped < <(counts "${@:4}")
  failed=$((failed + $3))
  if [ "$failed" -eq 0 ] && { [ "$2" -ne 0 ] || [ "$passed" -eq 0 ]; }; then failed=1; fi
  named_failures "${@:4}"
  echo "$1: $passed passed, $failed failed, $skipped skipped"
  exit $((failed > 0))
}
