/* A library that is no plug-in. */
int empty_library(void);
int empty_library(void) {
   return 0;
}
