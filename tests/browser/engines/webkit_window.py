#!/usr/bin/python3
"""A WebKitGTK window for WebKitWebDriver that keeps its profile in the folder QOPI_PROFILE; the browser of the driver's own keeps none."""
import os

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

# Letters as wide as their typeface has them, as on Apple's screens; a screen without settings has them rounded to whole pixels.
Gtk.Settings.get_default().set_property("gtk-xft-hinting", 0)
profile = os.environ["QOPI_PROFILE"]
data = WebKit2.WebsiteDataManager(base_data_directory=f"{profile}/data", base_cache_directory=f"{profile}/cache")
context = WebKit2.WebContext(website_data_manager=data)
context.set_automation_allowed(True)
window = Gtk.Window(default_width=1280, default_height=900)


def open_view(_session):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    window.add(view)
    window.show_all()
    return view


def begin(_context, session):
    info = WebKit2.ApplicationInfo()
    # The driver talks only to a browser of this name.
    info.set_name("MiniBrowser")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", open_view)


context.connect("automation-started", begin)
window.connect("destroy", Gtk.main_quit)
Gtk.main()
