#include "kiosk/errors.h"

#include "base/bug.h"
#include "text/messages.h"

struct str error_words(enum sys_error e, enum language l)
{
    switch (e) {
    case SYS_MISSING: return message(MSG_KIOSK_ERROR_MISSING, l);
    case SYS_EXISTS: return message(MSG_KIOSK_ERROR_EXISTS, l);
    case SYS_DENIED: return message(MSG_KIOSK_ERROR_DENIED, l);
    case SYS_FULL: return message(MSG_KIOSK_ERROR_FULL, l);
    case SYS_TOO_LARGE: return message(MSG_KIOSK_ERROR_TOO_LARGE, l);
    case SYS_NOT_A_FILE: return message(MSG_KIOSK_ERROR_NOT_A_FILE, l);
    case SYS_BUSY: return message(MSG_KIOSK_ERROR_BUSY, l);
    case SYS_BROKEN: return message(MSG_KIOSK_ERROR_BROKEN, l);
    case SYS_OK: case SYS_ERRORS: break;
    }
    bug("no error to speak of");
}
