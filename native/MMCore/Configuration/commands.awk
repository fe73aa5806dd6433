# Turns commands.tsv into the initialisers of kForms in ConfigLine.cpp.
BEGIN {
   FS = "\t"
   print "// Made of commands.tsv."
}
/^#/ || NF == 0 { next }
$2 == "skipped" { print "{\"" $1 "\", Fate::Skipped, {}, false},"; next }
$2 == "refused" { print "{\"" $1 "\", Fate::Refused, {}, false},"; next }
{
   fields = ""
   count = split($2, kinds, " ")
   mayMiss = sub(/\?$/, "", kinds[count])
   for (i = 1; i <= count; ++i)
      fields = fields (i > 1 ? ", " : "") "Kind::" toupper(substr(kinds[i], 1, 1)) substr(kinds[i], 2)
   print "{\"" $1 "\", Fate::Run, {" fields "}, " (mayMiss ? "true" : "false") "},"
}
