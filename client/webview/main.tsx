import { render } from "preact";
import { App } from "./app.tsx";
import { connectHost } from "./host.ts";
import "./preview.css";

const page = document.getElementById("page");
if (page !== null) render(<App host={connectHost()} />, page);
