/** Opened, as Brood reads the fields of what it sends. */
open module app {
    requires dev.brood;
}
