"""Laws are drawn by the own profile of the package, which times nothing: a busy machine is only late."""

from hypothesis import settings

from provenance.testing import registration

registration.register()
settings.load_profile("provenance.balanced")
