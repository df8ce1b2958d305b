/** True when the page of design pieces is part of this build. */
declare const __DESIGN_PAGE__: boolean;
