import { render } from "preact";
import { App } from "./app.tsx";
import { connectHost } from "./host.ts";
import { selectAllAtOnce } from "./shared/select-all.ts";
import { showUnseen } from "./shared/visible-children.ts";
import "./preview.css";
import "./fields.css";

showUnseen();
selectAllAtOnce();
const page = document.getElementById("page");
if (page !== null) render(<App host={connectHost()} />, page);
