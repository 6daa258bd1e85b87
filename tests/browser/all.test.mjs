// Every browser test, in one process, so that they share the built sites and the browser.

import { after } from "node:test";

import { close } from "./harness/world.mjs";
import "./checks/validity.mjs";
import "./checks/links.mjs";
import "./checks/policy.mjs";
import "./checks/harm.mjs";
import "./checks/provenance.mjs";
import "./checks/comfort.mjs";
import "./checks/layout.mjs";
import "./checks/access.mjs";
import "./checks/print.mjs";
import "./checks/official.mjs";

after(close);
