"""The shapes of the API: what goes in and what comes out, with examples. Routes take all of them from here."""

from api.http.schemas.answers import *
from api.http.schemas.base import *
from api.http.schemas.editing import *
from api.http.schemas.figures import *
from api.http.schemas.life import *
from api.http.schemas.lookup import *
from api.http.schemas.people import *
from api.http.schemas.plans import *
from api.http.schemas.projects import *
from api.http.schemas.talk import *
from api.http.schemas.text import *
from api.http.schemas.work import *
