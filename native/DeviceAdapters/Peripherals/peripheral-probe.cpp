// Loads one plug-in, opens and closes each of its peripherals, and says why that fails. Exit status: 0 all well, 1 not,
// 2 wrong usage. What runs it is the adapter Peripherals; people may, too.
#include "Host/Failure.h"
#include "Host/Library.h"
#include "Host/Opened.h"

#include <cstdio>
#include <exception>
#include <unistd.h>

using namespace lensless::peripherals;

int main(int argc, char** argv) {
   if (argc != 2 || argv[1][0] == '-') {
      std::fprintf(argc == 2 ? stdout : stderr,
                   "Usage: peripheral-probe FILE\nTries a plug-in: loads it, opens and closes each of its peripherals "
                   "without initialising it.\nExample: peripheral-probe ./libexample.so\n");
      return argc == 2 ? 0 : 2;
   }
   int status = 0;
   try {
      const auto library = Library::load(argv[1]);
      for (const Description& offered : library->peripherals())
         library->open(offered.name, {});
   } catch (const std::exception& fault) {
      std::printf("%s\n", fault.what());
      status = 1;
   }
   std::fflush(stdout);
   _exit(status); // a plug-in's own exit handlers have no say in it
}
