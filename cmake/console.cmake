# The built console (web/dist) is embedded in the binary; see src/app. Filled in with the console.
